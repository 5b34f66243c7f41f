import type { DemoFault } from '../../src/commerce/demoFault'
import { FAULTS } from '../../mocks/rest/faults'
import { callWorker } from './callWorker'
import { expectAgreed } from './bothSides'
import { chooseFault, connectDemo, inStep, SYNC_WORDS, syncNow } from './connected'
import { LANGUAGES } from './demo'
import { expect, test, type Language, type Page } from './fixtures'

/** What is said of each; a fault that is got over by itself is not among them. */
const SAYS: Record<DemoFault, Record<Language, RegExp>> = {
  noNetwork: { en: /cannot be reached\. You can work on/, 'zh-CN': /连不上接口。可以照常工作/ },
  silent: { en: /has not answered for 2 seconds\. Nothing is lost/, 'zh-CN': /等了 2 秒，接口没有回应。数据没有丢/ },
  cut: { en: /broke off in the middle.*Nothing is lost/, 'zh-CN': /传到一半断了。数据没有丢/ },
  lostAnswer: { en: /cannot be reached\. You can work on/, 'zh-CN': /连不上接口。可以照常工作/ },
  html: { en: /a web page, not.*Check the address/, 'zh-CN': /是一个网页，不是店铺数据。请核对接口地址/ },
  notJson: { en: /not JSON and cannot be read\. Copy the report/, 'zh-CN': /不是 JSON，无法读取。请把报告复制/ },
  server: { en: /reports an error \(500\)\. Nothing is lost/, 'zh-CN': /自己报错了（500）。数据没有丢/ },
  tooMany: { en: /asks to wait 2 seconds\. Nothing is lost/, 'zh-CN': /要求等 2 秒再试。数据没有丢/ },
  tooManyForLong: { en: /asks to wait 15 minutes\. Nothing is lost/, 'zh-CN': /要求等 15 分钟再试。数据没有丢/ },
  missingField: { en: /lacks the (title|name) of \w+ 1\. Copy the report/, 'zh-CN': /缺少第 1 个\S+的(标题|名称)。请把报告复制/ },
  wrongType: { en: /the mark of a next page \(more\) is not in the form agreed/, 'zh-CN': /“还有下一页”的标记（more）的格式不对/ },
  repeats: { en: /the same page over and over/, 'zh-CN': /一直返回同一页/ },
  skips: { en: /has left out \d+ records?: it sent fewer/, 'zh-CN': /少给了 \d+ 条记录/ },
  clock: { en: /clock is 60 minutes apart/, 'zh-CN': /时钟与本机相差 60 分钟/ },
  signedOut: { en: /does not take the token any more\. Enter a new token/, 'zh-CN': /不再接受这个令牌。请输入新的令牌/ },
  forbidden: { en: /not allowed to do that\. Give it the right/, 'zh-CN': /没有权限做这件事。请在接口那边给它加上权限/ },
}

const SIGN_IN = {
  en: { token: 'New token', signIn: /^Sign in$/ },
  'zh-CN': { token: '新的令牌', signIn: /^登\s*录$/ },
} as const

const TYPED = 'Typed before it went wrong · 出错前写的'

async function seen(page: Page, language: Language, fault: DemoFault, folder: string): Promise<void> {
  // Joined as it is read: the sentence and what to do stand in parts of their own.
  const says = SAYS[fault][language]
  const told = page.locator('.zg-connect-failure, .zg-warning, [data-connection] [role="status"]')
  const text = async () =>
    (await told.allInnerTexts()).map((part) => part.replaceAll(/\s*\n\s*/g, language === 'en' ? ' ' : '')).join(' | ')
  await expect.poll(text, { timeout: 30_000 }).toMatch(says)
  await page.screenshot({ path: `${folder}/${fault}.png` })
  expect(await text()).toMatch(says)
}

for (const language of LANGUAGES) {
  test.describe(`Faults of an API, in ${language}`, () => {
    test.use(language === 'en' ? {} : { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })

    test('each is one clear message with a way on; nothing is lost, and it goes on when it ends', async ({ page }) => {
      await connectDemo(page, language)
      const typed = page.getByRole('region', { name: SYNC_WORDS[language].trouble }).locator('input[role="combobox"]')
      await typed.fill(TYPED)
      for (const [i, { name }] of FAULTS.entries()) {
        await test.step(name, async () => {
          await chooseFault(page, language, name)
          const edit = {
            id: `edit-${name}`,
            kind: 'catalog.set' as const,
            args: { key: `p${i + 1}`, set: { title: `${name} ${language}` } },
          }
          expect(await callWorker(page, 'execute', { command: edit })).toMatchObject({ ok: true })
          // Without a token there is nothing to ask with.
          if (name !== 'signedOut') await syncNow(page, language)
          await seen(page, language, name, `test-results/faults/${language}`)
          if (name === 'signedOut') await page.getByLabel(SIGN_IN[language].token).fill('another')
          await chooseFault(page, language, '')
          if (name === 'signedOut') {
            // A round that the edit has asked for may be first to find that the token is good again.
            const signIn = page.getByRole('button', { name: SIGN_IN[language].signIn })
            await signIn.click({ timeout: 3000 }).catch(() => expect(signIn).toHaveCount(0))
          } else await syncNow(page, language)
          await inStep(page, language)
          await expect(typed).toHaveValue(TYPED)
        })
      }
      // Orders were there before anything went wrong, and none is changed here.
      expect(await expectAgreed(page, ['locations', 'categories', 'products', 'stock', 'customers'])).toMatchObject({ products: 300 })
    })
  })
}
