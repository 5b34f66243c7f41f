import { expect, openScreen, type Language, type Page } from './fixtures'

/** What a test reads and presses on the screens of a connection. */
export const SYNC_WORDS = {
  en: {
    demo: /^Demo API/,
    check: /^Check$/,
    checked: 'What the check found',
    connect: /^Connect “/,
    syncNow: 'Sync now',
    trouble: 'Make the demo API go wrong',
    fault: 'What goes wrong',
    cutLine: /^Cut the line/,
    state: 'State',
    inStep: /^In step/,
  },
  'zh-CN': {
    demo: /^演示接口/,
    check: /^检\s*查$/,
    checked: '检查结果',
    connect: /^连接“/,
    syncNow: '立即同步',
    trouble: '让演示接口出错',
    fault: '出什么错',
    cutLine: /^切断与接口的连接/,
    state: '状态',
    inStep: /^(已同步|和“.*”一致)/,
  },
} as const

/** Connects a new shop to the demo API, by way of the check page, and waits until everything is there. */
export async function connectDemo(page: Page, language: Language): Promise<void> {
  const words = SYNC_WORDS[language]
  await openScreen(page, '/connect', language)
  await page.getByRole('radio', { name: words.demo }).check()
  await page.getByRole('button', { name: words.check }).click()
  await expect(page.locator('[data-check="all"]')).toBeVisible()
  await page.getByRole('button', { name: words.connect }).click()
  await inStep(page, language)
  // A page that is opened anew goes on with the shop that it connected.
  await page.goto('/connection')
  await inStep(page, language)
}

/** Waits until the connection's screen says that both sides agree. */
export async function inStep(page: Page, language: Language): Promise<void> {
  await expect(
    page.getByRole('region', { name: SYNC_WORDS[language].state, exact: true }).getByText(SYNC_WORDS[language].inStep).first(),
  ).toBeVisible({ timeout: 60_000 })
}

/** A round now, asked for on the connection's screen. */
export const syncNow = (page: Page, language: Language): Promise<void> =>
  page.getByRole('main').getByRole('button', { name: SYNC_WORDS[language].syncNow }).click()

export const chooseFault = async (page: Page, language: Language, fault: string): Promise<void> =>
  void (await page.getByRole('region', { name: SYNC_WORDS[language].trouble }).getByLabel(SYNC_WORDS[language].fault).selectOption(fault))

/** Cuts the browser's line to the demo API, or mends it. */
export const cutLine = (page: Page, language: Language, cut: boolean): Promise<void> =>
  page.getByRole('switch', { name: SYNC_WORDS[language].cutLine }).setChecked(cut)
