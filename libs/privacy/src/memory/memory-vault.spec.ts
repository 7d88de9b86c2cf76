import { testVault } from '../vault.contract.ts';
import { MemoryVault } from './memory-vault.ts';

testVault('memory', async () => {
  const vault = new MemoryVault();
  return { vault, dispose: async () => vault.close() };
});
