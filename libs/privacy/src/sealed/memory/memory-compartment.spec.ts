import { testCompartment } from '../sealed-compartment.contract.ts';
import { MemoryCompartment } from './memory-compartment.ts';

testCompartment('memory', async (options) => {
  const compartment = new MemoryCompartment(options);
  return { compartment, dispose: () => compartment.close() };
});
