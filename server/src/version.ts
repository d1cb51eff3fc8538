/** The version of the whole product: extension, server and command line go together. */
export { version as VERSION } from '../../package.json';
