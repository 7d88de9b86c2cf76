export * from './vault.port.ts';
