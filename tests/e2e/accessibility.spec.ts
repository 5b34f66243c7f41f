import { expectNoFindings, withAxe } from './axe'
import { expect, LANGUAGES, standing, test as demoTest } from './demo'
import { openScreen, SCREENS, test } from './fixtures'
import { STATES } from './states'

/** Turn by turn in one language and the other: what axe finds lies in the structure, which is the same in both. */
const isTurnOf = (language: (typeof LANGUAGES)[number], place: number) => place % LANGUAGES.length === LANGUAGES.indexOf(language)

for (const language of LANGUAGES) {
  test(`in a shop that is empty every screen opens by its address in ${language}, and axe finds nothing`, async ({ page }) => {
    test.setTimeout(300_000)
    await withAxe(page)
    for (const [place, path] of SCREENS.entries()) {
      await openScreen(page, path, language, 'system')
      await expect(page).toHaveURL(new RegExp(`${path}$`))
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      const title = await page.getByRole('heading', { level: 1 }).textContent()
      expect(/\p{Script=Han}/u.test(title ?? '')).toBe(language === 'zh-CN')
      await expect(page).toHaveTitle(new RegExp(title ?? ''))
      if (isTurnOf(language, place)) await expectNoFindings(page, path)
    }
  })

  demoTest.describe(`in ${language}`, () => {
    demoTest.use({ language })
    demoTest.setTimeout(600_000)

    demoTest('axe finds nothing in the demo shop', async ({ page }) => {
      await withAxe(page)
      for (const { what, path, open } of STATES.filter((_, place) => isTurnOf(language, place))) {
        await demoTest.step(what, async () => {
          await page.goto(path)
          await standing(page)
          await open?.(page, language)
          await expectNoFindings(page, what)
        })
      }
    })
  })
}
