/** Apart from the library's index: MongoDB's client is large, and most processes never need it. */
export * from './open-mongo-ballot-boxes.ts';
