import { expect, LANGUAGES, standing, test, turns, type Page } from './demo'
import { open, toasts } from './onScreen'

const WORDS = {
  en: {
    ready: /^Ready, /,
    title: 'Title',
    bad: ' #1',
    lint: 'Text check',
    save: /^Save$/,
    submit: /^Send to review/,
    late: /1 listed as planned at .*, 40 minutes late because the app was closed/,
    undo: 'Undo',
    overdue: /^1 overdue/,
    takenBack: /does not run again by itself/,
    tag: 'Tag',
    delist: /^Take \d+ off sale$/,
    delisted: /taken off sale/i,
    sweepNone: 'No product on sale fits',
    mendRule: /^Mend \d+$/,
    mended: /^Texts of/,
    fine: 'This is fine',
    certified: 'Certified',
    certificate: 'Certificate no.',
    number: 'CQC-2026-7',
    sure: 'This is fine',
    isAccepted: / accepted it, .*certificate CQC-2026-7/,
    blocked: /The text check finds/,
    inShop: /^In the whole shop/,
    word: 'Word to let through',
    letThrough: 'is let through in the whole shop',
    accepted: /\d+ accepted/,
    acceptedOnly: 'Accepted ones',
    severity: 'Severity',
    packs: 'Rule packs…',
    checkAgain: /^Check "#1" again$/,
    checkedAgain: 'is checked again',
  },
  'zh-CN': {
    ready: /^待送审，/,
    title: '标题',
    bad: '全国第一',
    lint: '合规检查',
    save: /^保\s*存$/,
    submit: /^送\s*审/,
    late: /原定.*的 1 件已上架，因为没有打开应用，晚了 40 分钟/,
    undo: /^撤\s*销$/,
    overdue: /^1 项已过时间/,
    takenBack: /不会再自动执行/,
    tag: '标签',
    delist: /^下架 \d+ 件$/,
    delisted: /已下架/,
    sweepNone: '没有符合的在售商品',
    mendRule: /^修改 \d+ 件$/,
    mended: /^已修改/,
    fine: '确认没有问题',
    certified: '有证书可以证明',
    certificate: '证书编号',
    number: 'CQC-2026-7',
    sure: '确认没有问题',
    isAccepted: /在 .* 确认：证书 CQC-2026-7/,
    blocked: /合规检查有 \d+ 处错误/,
    inShop: /^全店的这个词/,
    word: '放行的词',
    letThrough: '已在全店放行',
    accepted: /\d+ 处已确认没有问题/,
    acceptedOnly: '只看已确认的',
    severity: '级别',
    packs: /规则包…/,
    checkAgain: /^重新检查“全国第一”$|^重新检查“第一”$/,
    checkedAgain: '会重新检查',
  },
} as const

/** Moves the plan of a scheduled product into the past, as if the application had been closed when its time came. Answers its title. */
function missed(page: Page, minutes: number): Promise<string> {
  return page.evaluate(async (late) => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.startsWith('zhanggui:'))
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('no answer'))
      })
    for (const name of names) {
      const db = await result(indexedDB.open(name))
      if (![...db.objectStoreNames].includes('plans')) continue
      const stores = db.transaction(['plans', 'catalog'], 'readwrite')
      const plans = (await result(stores.objectStore('plans').getAll())) as { key: string; listAt?: number }[]
      const plan = plans.find(({ listAt }) => listAt !== undefined)
      if (!plan) continue
      await result(stores.objectStore('plans').put({ ...plan, listAt: Date.now() - late * 60_000 }))
      const product = (await result(stores.objectStore('catalog').get(plan.key))) as { title: string }
      db.close()
      return product.title
    }
    throw new Error('nothing is planned')
  }, minutes)
}

for (const language of LANGUAGES) {
  const words = WORDS[language]
  test.describe(`The life of a listing, in ${language}`, () => {
    test.use({ language })
    const { inChinese, inEnglish } = turns(language)

    test('a finding that is right is accepted with its reason, for this text or a word of the shop, and checked again', async ({
      page,
    }) => {
      await open(page, '/listings/flow')
      const card = page.getByRole('region', { name: words.ready }).getByRole('link').first()
      const title = (await card.textContent()) ?? ''
      const editor = (await card.getAttribute('href')) ?? ''
      await card.click()
      await standing(page)
      const titleField = page.getByRole('textbox', { name: words.title, exact: true })
      await titleField.fill(title + words.bad)
      const finding = page.getByRole('region', { name: words.lint }).getByRole('listitem').filter({ hasText: words.bad.trim() })
      const submit = page.getByRole('button', { name: words.submit })
      const save = page.getByRole('button', { name: words.save })
      const sheet = page.getByRole('dialog', { name: words.fine })
      const sure = sheet.getByRole('button', { name: words.sure })

      // By a key; a certified claim needs its certificate, and what is not saved cannot be judged.
      await finding.focus()
      await page.keyboard.press('f')
      await expect(sure).toHaveAttribute('aria-disabled', 'true')
      await page.keyboard.press('Escape')
      await save.click()
      await expect(submit).toHaveAccessibleDescription(words.blocked)
      await finding.focus()
      await page.keyboard.press('f')
      await sheet.getByRole('radio', { name: words.certified }).check()
      await expect(sure).toHaveAttribute('aria-disabled', 'true')
      await sheet.getByRole('textbox', { name: words.certificate }).fill(words.number)
      await page.keyboard.press('Control+Enter')
      await expect(finding).toContainText(words.isAccepted)
      await expect(submit).not.toHaveAttribute('aria-disabled', 'true')

      // It comes back with another text, and is let through as a word.
      await titleField.fill(`${title}${words.bad} 2026`)
      await expect(finding).not.toContainText(words.number)
      await save.click()
      await expect(submit).toHaveAccessibleDescription(words.blocked)
      await finding.focus()
      await page.keyboard.press('f')
      await sheet.getByRole('radio', { name: words.inShop }).check()
      await expect(sheet.getByRole('textbox', { name: words.word })).not.toHaveValue('')
      await sure.click()
      await expect(toasts(page)).toContainText(words.letThrough)
      await expect(submit).not.toHaveAttribute('aria-disabled', 'true')

      // The audit counts it by itself; the packs name it, and one press takes it back.
      await open(page, '/listings/audit')
      await expect(page.getByText(words.accepted)).toBeVisible({ timeout: 15_000 })
      await page.getByRole('combobox', { name: words.severity }).selectOption({ label: words.acceptedOnly })
      await expect(page.getByRole('listitem', { name: `${title}${words.bad} 2026` })).toBeVisible()
      await page.getByRole('button', { name: words.packs }).click()
      await page.getByRole('dialog').getByRole('button', { name: words.checkAgain }).first().click()
      await expect(toasts(page)).toContainText(words.checkedAgain)
      await open(page, editor)
      await expect(submit).toHaveAccessibleDescription(words.blocked)
    })

    inEnglish(
      'what came due while the application was closed runs when it opens, once; taken back it does not come again',
      async ({ page }) => {
        await open(page, '/listings/calendar')
        const title = await missed(page, 40)
        await page.reload()
        const notice = page.locator('.zg-plan-notice')
        await expect(notice).toContainText(words.late, { timeout: 15_000 })
        await notice.getByRole('button', { name: words.undo }).click()
        await expect(page.locator('.zg-toast')).toHaveCount(1)
        await open(page, '/listings/calendar')
        await expect(page.getByRole('heading', { name: words.overdue })).toBeVisible()
        const overdue = page.getByRole('region', { name: words.overdue })
        await expect(overdue).toContainText(title)
        await expect(overdue).toContainText(words.takenBack)
        await page.waitForTimeout(4000)
        await expect(notice).toHaveCount(0)
      },
    )

    inChinese('a season ends in one step, and comes back with one undo', async ({ page }) => {
      await open(page, '/listings/sweep')
      await page.getByRole('combobox', { name: words.tag, exact: true }).selectOption({ index: 1 })
      await page.getByRole('button', { name: words.delist }).click()
      await expect(toasts(page)).toContainText(words.delisted)
      await expect(page.getByText(words.sweepNone)).toBeVisible()
      await toasts(page).getByRole('button', { name: words.undo }).click()
      await expect(page.getByRole('button', { name: words.delist })).toBeVisible()
    })

    inEnglish('the whole catalogue is audited, and mended rule by rule', async ({ page }) => {
      await open(page, '/listings/audit')
      const mend = page.getByRole('button', { name: words.mendRule })
      const rules = await mend.count()
      expect(rules).toBeGreaterThan(0)
      await mend.first().click()
      await expect(toasts(page)).toContainText(words.mended)
      await expect(mend).toHaveCount(rules - 1)
      await toasts(page).getByRole('button', { name: words.undo }).click()
      await expect(mend).toHaveCount(rules)
    })
  })
}
