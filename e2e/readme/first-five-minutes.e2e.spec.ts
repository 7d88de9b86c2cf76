import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type aFolder, root, ServedForum } from '../product/running-forum.ts';
import { aFolderWithTheSample } from '../product/sample-folder.ts';

/** A block of the README by its label: ```sh admin. */
function block(label: string): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const found = new RegExp('```sh ' + label + '\\n([^]*?)```').exec(readme);
  if (found === null) throw new Error(`the README has no block for ${label}`);
  return found[1]!;
}

/** Runs a block as a person would paste it: every line, in a shell, in the checkout. */
function paste(script: string, env: Record<string, string>): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', reject);
    child.on('exit', (code) => {
      resolve({ code: code ?? 1, output, errors });
    });
  });
}

describe('the first five minutes that the README promises', () => {
  let folder: ReturnType<typeof aFolder>;
  let forum: ServedForum;

  beforeAll(async () => {
    folder = await aFolderWithTheSample();
    forum = await ServedForum.start(folder.path, ['--sample']);
  }, 900_000);
  afterAll(async () => {
    await forum.stop();
    folder.remove();
  });

  const run = async (label: string): Promise<string> => {
    const script = block(label).replaceAll('http://127.0.0.1:3000', forum.url);
    const { code, output, errors } = await paste(script, { BARAZA_DATA: folder.path });
    if (code !== 0) throw new Error(`the block for ${label} ended with ${code}:\n${output}\n${errors}`);
    return output;
  };

  it("an admin's: known, applied, refused by name, counted", async () => {
    const output = await run('admin');
    expect(output).toContain('members.OrganisationRegistered');
    expect(output).toContain('members.MembershipApplied');
    expect(output).toContain('"rule":"membership.not-screened"');
    expect(output).toContain('"asOf":"2023-12-31"');
    expect(output).toContain('"sample":true');
  }, 120_000);

  it("an auditor's: the record, one kind, one stream, a trail, and a clean verification", async () => {
    const output = await run('auditor');
    expect(output).toContain('"type":"members.ForumFounded"');
    expect(output).toContain('members.MembershipAdmitted');
    expect(output).toContain('Kyeizooba Farmers’ Voice');
    expect(output).not.toContain('"status":4');
  }, 180_000);

  it("an integrator's: AsyncAPI, a schema, pages and the feed, with nobody's name", async () => {
    const output = await run('integrator');
    expect(output).toContain('"asyncapi":"3.0.0"');
    expect(output).toContain('https://json-schema.org/draft/2020-12/schema');
    expect(output).toContain('"specversion":"1.0"');
    expect(output).toContain('event: head');
    expect(output).not.toContain('"actor"');
  }, 120_000);
});
