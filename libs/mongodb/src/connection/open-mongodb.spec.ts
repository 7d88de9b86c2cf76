import { MongoDbUnavailable, mongoDbPlace, openMongoDb } from './open-mongodb.ts';

describe('the URL of a MongoDB', () => {
  it.each([
    ['mongodb://localhost:27017/baraza', 'mongodb://localhost:27017/baraza'],
    ['mongodb://amina:s3cret@a:1,b:2/views?replicaSet=rs0', 'mongodb://a:1,b:2/views'],
    ['mongodb+srv://amina:s3cret@cluster.example/views', 'mongodb+srv://cluster.example/views'],
    ['mongodb://localhost:27017', undefined],
    ['mongodb://localhost:27017/', undefined],
    ['mongodb://localhost:27017/?replicaSet=rs0', undefined],
    ['mongodb:', undefined],
    ['https://localhost/baraza', undefined],
  ])('%s is shown as %s', (url, place) => {
    expect(mongoDbPlace(url)).toBe(place);
  });

  it('is refused without a database', async () => {
    await expect(openMongoDb({ url: 'mongodb://amina:s3cret@localhost:1', appName: 'spec' })).rejects.toThrow(
      MongoDbUnavailable,
    );
  });
});
