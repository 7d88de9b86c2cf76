export * from './ballot-box.port.ts';
export * from './memory/memory-ballot-boxes.ts';
export * from './open-ballot-boxes.ts';
export * from './sqlite/sqlite-ballot-boxes.ts';
