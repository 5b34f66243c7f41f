import { BOARDS, expect, openScreen, SCREENS, standing, test } from './fixtures'
import { fileOf, HEADER, lines, ROWS } from './made'
import { importFile, tiles } from './shop'

test('every board opens by its address, in both languages', async ({ page }) => {
  await openScreen(page, '/import')
  await importFile(page, fileOf('two.csv', lines([HEADER, ...ROWS])))
  for (const path of BOARDS) {
    await page.goto(path)
    await standing(page)
    await expect(page.getByRole('main').locator('[aria-current="page"]')).toHaveAttribute('href', path)
  }
  await page.getByRole('button', { name: '切换到中文' }).click()
  for (const path of BOARDS) {
    await page.goto(path)
    await standing(page)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/\p{Script=Han}/u)
  }
})

test('the address alone is three doors while the shop is empty, and Home from then on', async ({ page }) => {
  await openScreen(page, '/')
  await expect(page.getByRole('main').getByRole('region')).toHaveCount(3)
  await page.getByRole('main').getByRole('link', { name: 'Choose a file' }).click()
  await standing(page)
  await importFile(page, fileOf('two.csv', lines([HEADER, ...ROWS])))
  await page.getByRole('banner').getByRole('link', { name: 'Zhanggui' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Today')
  await expect(page.getByRole('main').getByRole('region')).toHaveCount(2)
  expect(Object.keys(await tiles(page))).toHaveLength(4)
})

test('every screen is reached by the navigation, and Back returns', async ({ page }) => {
  await openScreen(page, '/')
  const links = page.getByRole('navigation').first().getByRole('link')
  for (const path of SCREENS.slice(1)) {
    await links.and(page.locator(`[href="${path}"]`)).click()
    await standing(page)
    await expect(page).toHaveURL(new RegExp(`${path}$`))
  }
  await page.goBack()
  await expect(page).toHaveURL(/\/history$/)
})

test('the built page carries the Content-Security-Policy, word for word', async ({ page }) => {
  await page.goto('/')
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')
  expect(policy).toBe(
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob: https:; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; worker-src 'self'; object-src 'none'; base-uri 'self'",
  )
})

test('the language is the one of the browser until one is chosen, and the choice stays', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN', baseURL })
  const page = await context.newPage()
  await page.goto('/orders')
  await standing(page)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByRole('button', { name: 'Switch to English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders')
  await page.reload()
  await standing(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await context.close()
})

test('dark and light follow the system until one is chosen, and the choice stays', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ colorScheme: 'dark', locale: 'en-GB', baseURL })
  const page = await context.newPage()
  await page.goto('/orders')
  await standing(page)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('button', { name: 'Switch to light' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await context.close()
})

test('an address that leads nowhere says so and leads back', async ({ page }) => {
  await openScreen(page, '/no/such/page')
  await page.getByRole('main').getByRole('link').click()
  await expect(page).toHaveURL(/localhost:\d+\/$/)
})

test.describe('a screen whose code does not come', () => {
  test.use({ tolerated: /Failed to (load|fetch)|dynamically imported module|module script|net::ERR_FAILED/i })

  test('leaves the frame standing, says so, and comes with the retry', async ({ page }) => {
    await openScreen(page, '/orders')
    await page.route(/HistoryScreen[^/]*\.js$/, (route) => route.abort())
    await page.getByRole('navigation').first().locator('[href="/history"]').click()
    const alert = page.getByRole('main').getByRole('alert')
    await expect(alert).toBeVisible()
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await page.unrouteAll()
    await page
      .getByRole('main')
      .getByRole('button', { name: /again|retry|reload/i })
      .first()
      .click()
    await standing(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('History')
  })
})
