import { databaseOf } from './database-of.ts';

describe('another database of a server', () => {
  it.each([
    ['mongodb://127.0.0.1:27017', 'mongodb://127.0.0.1:27017/other'],
    ['mongodb://127.0.0.1:27017/', 'mongodb://127.0.0.1:27017/other'],
    ['mongodb://host/one?directConnection=true', 'mongodb://host/other?directConnection=true'],
    ['mongodb://host?replicaSet=rs0', 'mongodb://host/other?replicaSet=rs0'],
    [
      'mongodb://baraza:s%40cret@a:1,b:2/db?replicaSet=rs0&authSource=admin',
      'mongodb://baraza:s%40cret@a:1,b:2/other?replicaSet=rs0&authSource=admin',
    ],
    ['mongodb+srv://cluster.example.org/db', 'mongodb+srv://cluster.example.org/other'],
  ])('of %s is %s', (url, other) => {
    expect(databaseOf(url, 'other')).toBe(other);
  });

  it('is not made of anything else, which is not repeated: there may be a password in it', () => {
    expect(() => databaseOf('http://baraza:s3cret@host', 'other')).toThrow(
      /^not the URL of a MongoDB: mongodb:\/\/host:port$/,
    );
  });
});
