/** The bundler takes style sheets along; nothing is imported from them. */
declare module '*.css';
