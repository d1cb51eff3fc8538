// Stands in for @vscode/native-watchdog, whose native part would need a compiler: ends a process whose parent is gone.
const parentGone = 87;

exports.start = (parent) => {
  const look = () => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(parentGone);
    }
  };
  setInterval(look, 1000).unref();
};
