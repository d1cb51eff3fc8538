/** The server as a process of its own: `node server.js --stdio`, or a child of an editor over Node's IPC. */
import { startNodeServer } from './nodeServer.ts';

startNodeServer();
