import { tellAStruggle } from '../struggle/a-struggle.ts';
import { toTwoOfEachSince } from './with-two-of-each.ts';

toTwoOfEachSince('2025-01-13', tellAStruggle);
