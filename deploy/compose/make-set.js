// Run by mongosh against the first server: makes the three a replica set, and a user for each database. Again is no harm.
const users = JSON.parse(fs.readFileSync('/run/secrets/mongodb-users', 'utf8'));
// The first is preferred, at the price of one more election when it comes back: it alone is asked here, now and again, and before there
// is a user nobody but a process beside it may make one.
const members = [1, 2, 3].map((number) => ({
  _id: number - 1,
  host: `mongodb-${number}:27017`,
  priority: number === 1 ? 2 : 1,
}));

/** Only before there is a user may one who is nobody do this. */
function begin() {
  try {
    rs.initiate({ _id: 'baraza', members });
  } catch (error) {
    if (!/already initialized|requires authentication/i.test(error.message)) throw error;
  }
  while (!db.hello().isWritablePrimary) sleep(500);
  const admin = db.getSiblingDB('admin');
  try {
    admin.createUser({ user: 'admin', pwd: users.admin, roles: ['root'] });
  } catch (error) {
    if (!/already exists|requires authentication|not authorized/i.test(error.message)) throw error;
  }
  admin.auth('admin', users.admin);
}

begin();
for (const [name, pwd] of Object.entries(users)) {
  if (name === 'admin') continue;
  const database = db.getSiblingDB(`baraza-${name}`);
  const user = { pwd, roles: [{ role: 'readWrite', db: `baraza-${name}` }] };
  if (database.getUser(name) === null) database.createUser({ user: name, ...user });
  else database.updateUser(name, user);
}
