import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type aFolder, ServedForum } from '../product/running-forum.ts';
import { aFolderWithTheSample } from '../product/sample-folder.ts';
import { chromiumPath, launchChromium } from './chromium.ts';

const executable = chromiumPath();
if (executable === undefined)
  process.stderr.write('\n!!! no Chromium: the pages are not looked at. Install Debian’s chromium.\n');

(executable === undefined ? describe.skip : describe)('the pages, in a real browser', () => {
  let folder: ReturnType<typeof aFolder>;
  let forum: ServedForum;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    folder = await aFolderWithTheSample();
    forum = await ServedForum.start(folder.path, ['--sample']);
    browser = await launchChromium(executable!);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    page = await context.newPage();
    const link = /http:\/\/\S+\/sign-in\S*/.exec(forum.output)?.[0];
    if (link === undefined) throw new Error(`no one-time link was printed:\n${forum.output}`);
    await page.goto(link);
    // The page of the link leads on by itself: going elsewhere before that would be cut short by it.
    await page.waitForURL('**/views/dashboards/network');
  }, 900_000);
  afterAll(async () => {
    await browser.close();
    await forum.stop();
    folder.remove();
  });

  const PAGES = [
    '/views',
    '/views/dashboards/network',
    '/views/dashboards/network?asOf=2023-06-30',
    '/views/registers/organisations',
    '/views/registers/memberships',
    '/views/search?q=women',
  ];

  it.each(PAGES)(
    '%s: axe finds nothing, it says that it is a sample, and nothing scrolls sideways at 320 px',
    async (path) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      const response = await page.goto(`${forum.url}${path}`);
      expect(response?.status()).toBe(200);
      expect(await page.locator('body').innerText()).toMatch(/sample/i);
      const found = await new AxeBuilder({ page }).analyze();
      expect(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(overflow).toBeLessThanOrEqual(0);
    },
  );

  it('leads from a figure to an organisation and its audit trail, in plain words', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${forum.url}/views/registers/organisations`);
    await page.locator('main table a[href*="/views/audit/organisations/"]').first().click();
    await page.waitForLoadState();
    expect(page.url()).toContain('/views/audit/organisations/');
    expect(await page.locator('main').innerText()).toMatch(/registered/i);
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map((one) => one.id)).toEqual([]);
  });

  it('reads without any script, and asks for nothing from elsewhere', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    await plain.addCookies(await context.cookies());
    const bare = await plain.newPage();
    const elsewhere: string[] = [];
    bare.on('request', (request) => {
      if (!request.url().startsWith(forum.url)) elsewhere.push(request.url());
    });
    await bare.goto(`${forum.url}/views/dashboards/network`);
    expect(await bare.locator('main').innerText()).toMatch(/members/i);
    expect(elsewhere).toEqual([]);
    await plain.close();
  });

  it('the sign-in link works once', async () => {
    const other = await browser.newContext();
    const link = /http:\/\/\S+\/sign-in\S*/.exec(forum.output)![0];
    const response = await (await other.newPage()).goto(link);
    expect(response?.status()).toBeGreaterThanOrEqual(400);
    await other.close();
  });
});
