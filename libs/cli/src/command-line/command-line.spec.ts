import { runBaraza } from '../testing/run-baraza.ts';
import { program } from '../program.ts';

describe('the command line', () => {
  it('lists its commands and its exit codes', async () => {
    const { code, stdout, stderr } = await runBaraza(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { name, summary } of program.commands) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +${summary.slice(0, 20)}`, 'm'));
    }
    expect(stdout).toContain('Exit codes:');
  });

  it.each(program.commands.map(({ name }) => name))(
    '%s has help with examples that its own reader takes',
    async (name) => {
      const { code, stdout } = await runBaraza([name, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain(`Usage: baraza ${name} [options]`);
      expect(stdout).toContain('Examples:');
      const spec = program.commands.find((one) => one.name === name)!;
      expect(spec.examples.length).toBeGreaterThan(0);
      for (const [line] of spec.examples)
        expect(line).toMatch(new RegExp(`^(baraza ${name}\\b|export .*baraza ${name}\\b)`));
      expect(stdout).not.toContain('[n]'); // a value that must be given is shown as such
    },
  );

  it('says its version', async () => {
    expect(await runBaraza(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it.each([[[]], [['unheard-of']]])('without a command it knows it ends with 2: %j', async (args) => {
    const { code, stdout, stderr } = await runBaraza(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('baraza');
  });

  it('a command that is nearly one is pointed to', async () => {
    expect((await runBaraza(['tokn'])).stderr).toContain('Did you mean token?');
  });

  it('shows everything that is wrong at once, and does nothing', async () => {
    const { code, stdout, stderr } = await runBaraza(
      ['replay', '--limit', '0', '--types', 'Admitted', '--after', '-1', '--colour', 'red', '--stream'],
      { env: { BARAZA_URL: 'ftp://forum' } },
    );
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `baraza replay: these are wrong:
  --limit 0 (expected a whole number from 1)
  --types Admitted (expected an event's type, like members.MembershipAdmitted)
  --after -1 (expected a whole number from 0)
  --stream (expected a value: --stream <name>)
  BARAZA_URL ftp://forum (expected an address, like http://127.0.0.1:3000)
  --colour (expected an option of replay; see --help)
See: baraza replay --help
`,
    );
  });

  it('shows the same as JSON where JSON was asked for', async () => {
    const { code, stdout, stderr } = await runBaraza(['export', '--json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(JSON.parse(stderr)).toEqual({
      error: {
        exitCode: 2,
        message: 'this is wrong:',
        details: ['<folder> (expected a new or empty folder)'],
        faults: [{ name: '<folder>', expected: 'a new or empty folder' }],
      },
    });
  });

  it.each([
    [['backup', 'a', 'b'], 'b (expected nothing more)'],
    [['init', '--zone', 'Mars/Olympus'], '--zone Mars/Olympus (expected an IANA time zone'],
    [['init'], '--name (expected it to be given: --name <text>)'],
    [['serve', '--port', '70000'], '--port 70000 (expected a whole number, 0 to 65535)'],
    [['serve', '--port=x'], '--port x (expected'],
    [['serve', '--sample', '--empty'], 'one of --sample and --empty'],
  ])('refuses %j', async (args, words) => {
    const { code, stderr } = await runBaraza(args);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});
