import { tellTheYearOfAForum } from '../year/a-year.ts';
import { toTwoOfEachSince } from './with-two-of-each.ts';

toTwoOfEachSince('2025-01-13', tellTheYearOfAForum);
