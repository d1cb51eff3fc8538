/** Whether things may glide. VS Code's own setting comes as a class, the system's as a media query. */
export function prefersLessMotion(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
