import { test as base, type Page } from '@playwright/test'

export { expect } from '@playwright/test'
export type { Page }

/** The screens of the navigation in its order, each with its address. */
export const SCREENS = ['/', '/dashboard', '/orders', '/products', '/stock', '/customers', '/import', '/history', '/settings'] as const

/** The boards beside the first: tabs of one area. */
export const BOARDS = [
  '/dashboard/sales',
  '/dashboard/products',
  '/dashboard/customers',
  '/dashboard/traffic',
  '/dashboard/stock',
  '/dashboard/goals',
] as const

/** The screens of buying: tabs of the stock. */
export const BUYING = [
  '/stock/planning',
  '/stock/alerts',
  '/stock/purchases',
  '/stock/purchases/new',
  '/stock/suppliers',
  '/stock/suppliers/new',
] as const

/** The screens of promotions; those of one promotion are opened by the tests that make it. */
export const PROMOTIONS = ['/promotions', '/promotions/new', '/promotions/calendar', '/promotions/coupons', '/promotions/members'] as const

/** The screens of the service desk; those of one ticket, return or complaint are opened by the tests that make it. */
export const SERVICE = [
  '/service',
  '/service/returns',
  '/service/complaints',
  '/service/complaints?show=reasons',
  '/service/quality',
  '/service/quality?show=cases',
  '/service/settings',
  '/service/handoff',
  '/dashboard/service',
] as const

export type Language = 'zh-CN' | 'en'

const NOTHING = /(?!)/

interface Options {
  /** What the console may say without failing the test. */
  tolerated: RegExp
}

interface Watched {
  /** Everything that went wrong in the page so far. */
  trouble: string[]
}

/** Runs in the page: what the Content-Security-Policy refuses is said as an error. */
function reportViolations() {
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    console.error(`CSP: ${violatedDirective} refused ${blockedURI || 'inline code'}`),
  )
}

/** Collects console errors, uncaught errors and CSP violations of a page into `trouble`. */
export async function watch(page: Page, trouble: string[], tolerated = NOTHING): Promise<void> {
  const say = (text: string) => {
    if (!tolerated.test(text)) trouble.push(text)
  }
  page.on('console', (message) => {
    if (message.type() === 'error') say(message.text())
  })
  page.on('pageerror', (error) => say(`${error.message}\n${error.stack ?? ''}`))
  await page.addInitScript(reportViolations)
}

/** A page that fails its test on any error in the console, uncaught error or CSP violation. */
export const test = base.extend<Options & Watched>({
  tolerated: [NOTHING, { option: true }],
  trouble: async ({}, provide) => {
    await provide([])
  },
  page: async ({ page, trouble, tolerated }, provide) => {
    await watch(page, trouble, tolerated)
    await provide(page)
    base.expect(trouble, 'nothing goes wrong in the page').toEqual([])
  },
})

/** Opens a screen in a language and waits until it stands. */
export async function openScreen(
  page: Page,
  path: string,
  language: Language = 'en',
  theme: 'light' | 'dark' | 'system' = 'light',
): Promise<void> {
  await page.addInitScript(
    (state) =>
      localStorage.getItem('zhanggui:preferences') ?? localStorage.setItem('zhanggui:preferences', JSON.stringify({ state, version: 0 })),
    { language, theme, density: 'normal' },
  )
  await page.goto(path)
  await standing(page)
}

/** Waits until the screen has its title, and nothing of it is still being fetched. */
export async function standing(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
  await page.locator('main [aria-busy="true"]').first().waitFor({ state: 'detached' })
}
