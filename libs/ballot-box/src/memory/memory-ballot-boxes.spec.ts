import { testBallotBoxes } from '../ballot-box.contract.ts';
import { MemoryBallotBoxes } from './memory-ballot-boxes.ts';

testBallotBoxes('memory', async () => ({ boxes: new MemoryBallotBoxes() }));
