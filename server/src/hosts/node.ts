/** The server as a process of its own: `node server.js --stdio`, or a child of an editor over Node's IPC. */
import { startNodeServer } from './nodeServer.ts';

if (process.argv.length > 2) startNodeServer();
else {
  process.stderr.write('Usage: node server.js --stdio | --node-ipc | --socket=PORT | --pipe=NAME\n');
  process.exitCode = 2;
}
