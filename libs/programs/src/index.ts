export * from './find-program.ts';
export * from './run-server.ts';
export * from './tool-cache.ts';
