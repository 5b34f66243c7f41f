import type { BrowserContext } from '@playwright/test'
import { expect, LANGUAGES, standing, test, type Page } from './demo'
import { addPicture, availableOf, dialog, main, open, paste, secondTab, sheetWith, toasts } from './onScreen'
import { type OperatorWords, WORDS } from './operatorWords'

const SIZES = ['S', 'M', 'L', 'XL']
/** Three of each come in; it is counted and sold. */
const SKU = 'DAY-1S'
const CODES = [1, 2, 3].flatMap((colour) => SIZES.map((size) => `DAY-${colour}${size}`))

/** The day of an operator, step by step: each begins where the one before has ended. */
class Operator {
  /** Address of the product's editor, known once it is made. */
  editor = ''

  constructor(
    private readonly page: Page,
    private readonly words: OperatorWords,
  ) {}

  private readonly save = () => main(this.page).getByRole('button', { name: this.words.save })
  private readonly titleField = () => main(this.page).getByRole('textbox', { name: this.words.title, exact: true })

  async makesProductFromSheet() {
    const { page, words } = this
    await open(page, '/listings/new')
    await this.titleField().fill(words.name + words.claim)
    const category = page.getByRole('combobox', { name: words.category, exact: true })
    await category.click()
    await category.fill(words.find)
    await page.keyboard.press('Enter')
    const rows = words.colours.flatMap((colour, c) => SIZES.map((size) => [colour, size, `DAY-${c + 1}${size}`, '99', '45.5']))
    await main(page).getByRole('textbox', { name: words.sheet, exact: true }).click()
    await paste(page, [words.head, ...rows].map((row) => row.join('\t')).join('\n'))
    await expect(main(page).getByText(words.pasted)).toBeVisible()
    await expect(page.getByRole('grid', { name: words.sheet })).toHaveAttribute('aria-rowcount', '13')
    await addPicture(page, main(page).getByRole('button', { name: words.addImages, exact: true }), 900, 900)
    await expect(page.getByText('900 × 900')).toBeVisible()
    await main(page).getByRole('button', { name: words.create, exact: true }).click()
    await expect(toasts(page)).toContainText(words.made)
    await expect(page).toHaveURL(/\/listings\/[0-9a-f-]{36}$/)
    this.editor = new URL(page.url()).pathname
  }

  /** What the text check finds blocks the review; one key mends each. */
  async mendsWhatTheLinterSays() {
    const { page, words } = this
    const finding = page.getByRole('region', { name: words.lint }).getByRole('listitem').filter({ hasText: words.claim.trim() })
    // In the title, and in what the picture is called after it.
    await expect(finding).toHaveCount(2)
    await page.getByRole('button', { name: words.ready }).click()
    const submit = page.getByRole('button', { name: words.submit })
    await expect(submit).toHaveAttribute('aria-disabled', 'true')
    await expect(submit).toHaveAccessibleDescription(words.lintBlocks)
    for (const left of [1, 0]) {
      await finding.first().focus()
      await page.keyboard.press('m')
      await expect(finding).toHaveCount(left)
    }
    await expect(this.titleField()).toHaveValue(new RegExp(`^${words.name}\\s*$`))
    await this.save().click()
    await expect(toasts(page)).toContainText(words.saved)
  }

  async sendsToReview() {
    await this.page.getByRole('button', { name: this.words.submit }).and(this.page.locator(':not([aria-disabled])')).click()
    await expect(toasts(this.page)).toContainText(this.words.sent)
  }

  private async opensReview() {
    const { page, words } = this
    await open(page, '/listings/review')
    await page.getByRole('navigation', { name: words.queue }).getByRole('link', { name: words.name }).click()
    await expect(page.getByRole('article', { name: words.name }).getByRole('heading', { level: 2 })).toHaveText(words.name)
  }

  /** Sent back by keys, with a reason and a note. */
  async isRejected() {
    const { page, words } = this
    await this.opensReview()
    await page.keyboard.press('r')
    await expect(dialog(page).getByRole('button', { name: words.reject })).toHaveAttribute('aria-disabled', 'true')
    await dialog(page).getByRole('checkbox', { name: words.reason }).check()
    await dialog(page).getByRole('textbox', { name: words.note }).fill(words.why)
    await page.keyboard.press('Control+Enter')
    await expect(toasts(page)).toContainText(words.rejected)
  }

  /** The editor says why; what was changed since is what the reviewer sees. */
  async handsInAgain() {
    const { page, words } = this
    await open(page, this.editor)
    await expect(page.getByRole('region', { name: words.flow })).toContainText(words.why)
    await page.getByRole('textbox', { name: words.description, exact: true }).first().fill(words.more)
    await this.save().click()
    await this.sendsToReview()
    await this.opensReview()
    await expect(page.getByRole('heading', { name: words.since })).toBeVisible()
    await expect(page.locator('ins').filter({ hasText: words.more })).toBeVisible()
  }

  async isApproved() {
    const { page, words } = this
    await page.keyboard.press('a')
    await expect(toasts(page)).toContainText(words.approved)
    await expect(page.getByText(words.rates)).toBeVisible()
  }

  /** Planned, moved to another day by a key, and listed at once after all. */
  async schedulesAndLists() {
    const { page, words } = this
    await open(page, this.editor)
    const flow = page.getByRole('region', { name: words.flow })
    const step = flow.getByRole('checkbox', { name: words.step })
    await step.click()
    await expect(step).toBeChecked()
    await flow.getByRole('button', { name: words.schedule }).click()
    await dialog(page).getByRole('button', { name: words.confirm }).click()
    await expect(toasts(page)).toContainText(words.scheduled)
    await open(page, '/listings/calendar')
    const entry = page.getByRole('list').getByRole('button').filter({ hasText: words.name })
    const before = (await entry.textContent()) ?? ''
    await entry.focus()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(entry).not.toHaveText(before)
    await open(page, this.editor)
    await flow.getByRole('button', { name: words.list }).click()
    await expect(toasts(page)).toContainText(words.listed)
    await expect(flow).toContainText(words.onSale)
  }

  /** A formula that cannot be read is told; what is changed is exactly what the preview names; undo brings all of it back. */
  async changesPricesAndTakesItBack() {
    const { page, words } = this
    await open(page, '/listings/prices')
    await page.getByLabel(words.by, { exact: true }).selectOption({ label: words.byFormula })
    const formula = page.getByLabel(words.formula, { exact: true })
    await formula.fill('max(cost / 0.5, prise * 1.1)')
    await expect(page.getByRole('alert')).toContainText(words.wrong)
    await formula.fill('max(cost / 0.5, price * 1.1)')
    await page.getByLabel(words.rounded, { exact: true }).selectOption({ label: words.nine })
    const firstRow = page.getByRole('grid').locator('[role="row"][data-index="0"]').getByRole('gridcell')
    // The rounding is in the preview, and its count is no longer that of the rule before.
    await expect(firstRow.nth(4)).toHaveText(/9\.00$/)
    const button = page.getByRole('button', { name: words.change })
    await expect(button).toBeEnabled()
    const count = Number(((await button.textContent()) ?? '').replace(/\D/g, ''))
    expect(count).toBeGreaterThanOrEqual(500)
    const [was, is] = [await firstRow.nth(3).textContent(), await firstRow.nth(4).textContent()]
    expect(was).not.toBe(is)
    await button.click()
    const toast = page.locator('.zg-toast').filter({ hasText: count.toLocaleString('en') })
    await toast.getByRole('button', { name: words.undo, exact: true }).click()
    await expect(toasts(page)).toContainText(words.undone)
    await expect(button).toContainText(count.toLocaleString('en'))
    await expect(firstRow.nth(3)).toHaveText(was ?? '')
  }

  /** Three of each of the twelve, ordered by a pasted sheet, and all of it received. */
  async buys() {
    const { page, words } = this
    await open(page, '/stock/purchases/new')
    await page.getByRole('combobox', { name: words.supplier, exact: true }).selectOption({ index: 1 })
    await page.getByRole('button', { name: words.makeDraft }).click()
    await expect(page).toHaveURL(/\/stock\/purchases\/PO-/)
    await main(page).getByRole('combobox', { name: words.addSku }).focus()
    await paste(page, CODES.map((code) => `${code}\t3\t45.5`).join('\n'))
    await expect(toasts(page)).toContainText(words.linesPasted)
    await main(page).getByRole('button', { name: words.save }).and(page.locator(':not([aria-disabled])')).click()
    await main(page).getByRole('button', { name: words.send }).and(page.locator(':not([aria-disabled])')).click()
    const state = main(page).locator('.zg-page-aside')
    await expect(state).toContainText(words.ordered)
    await main(page).getByRole('button', { name: words.receive }).click()
    await dialog(page).getByRole('button', { name: words.receiveUnits }).click()
    await expect(state).toContainText(words.received)
  }

  /** Two tabs count the same SKU without seeing what is expected; both are heard; who has not submitted it approves the variance. */
  async countsBlind(context: BrowserContext, trouble: string[]) {
    const { page, words } = this
    await open(page, '/stock/counts')
    await page.getByRole('button', { name: words.start }).click()
    await dialog(page).getByLabel(words.scope).selectOption({ label: words.all })
    await dialog(page).getByRole('button', { name: words.begin, exact: true }).click()
    await expect(page).toHaveURL(/\/stock\/counts\/\d+/)
    await standing(page)
    const other = await secondTab(context, trouble)
    await open(other, page.url())
    for (const tab of [other, page]) {
      await tab.bringToFront()
      await tab.getByRole('combobox', { name: words.add }).fill(SKU)
      await tab.getByRole('option').filter({ hasText: SKU }).click()
      await expect(main(tab)).not.toContainText(words.expected)
    }
    await page.getByRole('button', { name: words.one(SKU) }).click()
    await other.getByRole('textbox', { name: words.found }).fill('1')
    await other.getByRole('textbox', { name: words.found }).press('Enter')
    for (const tab of [page, other]) await expect(main(tab).getByRole('status')).toContainText('2')
    await other.close()
    await page.reload()
    await expect(main(page).getByRole('listitem').filter({ hasText: SKU }).first()).toContainText('2')
    await page.getByRole('button', { name: words.hand }).click()
    await dialog(page).getByRole('button', { name: words.leave }).click()
    await expect(main(page)).toContainText(words.needsOther)
    const post = page.getByRole('button', { name: words.post })
    await expect(post).toHaveAttribute('aria-disabled', 'true')
    await page.getByTitle(words.actAs).click()
    await page.getByRole('menuitemradio').filter({ hasText: words.operator }).first().click()
    await post.click()
    await expect(main(page)).toContainText(words.posted)
    await open(page, `/stock/moves?q=${SKU}`)
    await expect(page.getByRole('grid').locator('[role="row"][data-index="0"]')).toContainText(words.counted)
    expect(await availableOf(page, SKU)).toBe(2)
  }

  /** Pressed from within: two presses from outside would come one after the other. */
  private readonly sells = (tab: Page) =>
    dialog(tab)
      .getByRole('button', { name: this.words.sellButton })
      .evaluate((button: HTMLElement) => button.click())

  /** One is sold, and then the last one by two tabs at once: one wins, the other is told. */
  async sellsTheLastTwice(context: BrowserContext, trouble: string[]) {
    const { page, words } = this
    await sheetWith(page, words, words.sell, SKU)
    await this.sells(page)
    await expect(dialog(page)).toHaveCount(0)
    const tabs = [page, await secondTab(context, trouble)]
    for (const tab of tabs) {
      await tab.bringToFront()
      await sheetWith(tab, words, words.sell, SKU)
    }
    await Promise.all(tabs.map(this.sells))
    const told = () => Promise.all(tabs.map((tab) => dialog(tab).getByRole('alert').count()))
    await expect.poll(async () => (await told()).includes(1)).toBe(true)
    const loser = tabs[(await told()).indexOf(1)]
    await expect(dialog(loser).getByRole('alert')).toContainText(words.short)
    for (const tab of tabs) if (tab !== loser) await expect(dialog(tab)).toHaveCount(0)
    expect(await availableOf(page, SKU)).toBe(0)
  }
}

for (const language of LANGUAGES) {
  test.describe(`an operator who reads ${language}`, () => {
    test.use({ language })

    test('makes a product and has it on sale, changes prices and takes it back, buys, counts and sells it to the last', async ({
      page,
      context,
      trouble,
    }) => {
      test.setTimeout(240_000)
      const operator = new Operator(page, WORDS[language])
      await test.step('a product with 12 SKUs from a pasted sheet', () => operator.makesProductFromSheet())
      await test.step('the linter', () => operator.mendsWhatTheLinterSays())
      await test.step('to review', () => operator.sendsToReview())
      await test.step('rejected', () => operator.isRejected())
      await test.step('handed in again', () => operator.handsInAgain())
      await test.step('approved', () => operator.isApproved())
      await test.step('scheduled and listed', () => operator.schedulesAndLists())
      await test.step('prices by formula, and undone', () => operator.changesPricesAndTakesItBack())
      await test.step('a purchase order received', () => operator.buys())
      await test.step('a blind count with two tabs', () => operator.countsBlind(context, trouble))
      await test.step('the last unit sold twice', () => operator.sellsTheLastTwice(context, trouble))
    })
  })
}
