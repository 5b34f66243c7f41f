import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../../tests/runs'
import { mended } from './lint'
import { packsFor, ruleOf } from './packs'
import { lintReply, type ReplyLint } from './reply'
import { SERVICE } from './service'

const china: ReplyLint = { packs: packsFor('CNY'), channel: 'chat' }
const abroad: ReplyLint = { packs: packsFor('USD'), channel: 'chat' }
const rules = (text: string, options = china) => lintReply(text, options).map(({ rule, severity }) => `${rule} ${severity}`)

describe('an answer to a customer', () => {
  it.each([
    ['我们保证明天退款', ['service.promise warning', 'service.deadline warning']],
    ['加我微信 abc_123456 处理', ['contact.wechat warning']],
    ['请打 13812345678', ['contact.phone warning']],
    ['我们的质量是最好的', ['adLaw.best warning']],
    ['改一下差评给您返现 10 元', ['service.reviews error']],
    ['请把验证码发给我，再提供一下银行卡号', ['service.secrets error']],
    ['特价商品不开发票', ['price.invoice error']],
    ['拆封不退哦', ['service.refuse warning']],
    ['我支付宝转您', ['service.aside warning']],
  ])('%s', (text, found) => expect(rules(text)).toEqual(found))

  it.each([
    ['Guaranteed refund by tomorrow', ['service.promise warning', 'service.deadline warning']],
    ['A $10 voucher if you change your bad review', ['service.reviews error']],
    ['Please send me your card number', ['service.secrets error']],
    ['See https://elsewhere.example/x', ['contact.link warning']],
    ['Sorry, no refunds on this one', ['service.refuse warning']],
  ])('%s', (text, found) => expect(rules(text, abroad)).toEqual(found))

  it.each([
    '很抱歉，我们无法保证送达时间，预计明天送到，请以快递为准。',
    '已为您登记，退款预计 3 到 5 个工作日退回原支付方式。',
    '七天内可以退货，请先不要使用，验证码不要告诉任何人。',
    'I am sorry about that. Could you send a photo of the damage?',
    'Your refund is expected within 3 to 5 business days; your bank decides when it shows.',
    'Never share your password or card number with anybody.',
  ])('says this freely: %s', (text) => {
    expect(rules(text)).toEqual([])
    expect(rules(text, abroad)).toEqual([])
  })

  it('may name an address where no marketplace reads along', () => {
    expect(rules('Write to help@shop.example', { ...abroad, channel: 'email' })).toEqual([])
    expect(rules('Write to help@shop.example', { ...abroad, channel: 'platform' })).toEqual(['contact.mail warning'])
  })

  it('is not told again what the shop has judged to be right', () => {
    const accepted = [{ key: 'a', rule: 'contact.phone', word: '13812345678', reason: 'other' as const, note: 'ours', by: 'owner', at: 0 }]
    expect(lintReply('请打 13812345678', { ...china, accepted })).toEqual([])
  })

  it('is mended by one key where a word has another', () => {
    const text = '我们保证处理'
    const [finding] = lintReply(text, china)
    expect(mended(text, finding)).toBe('我们尽量处理')
  })

  it('gets findings that lie in it, each with a rule that has words in both languages', () => {
    const words = [
      '保证',
      '明天退款',
      '好评返现',
      '验证码发给我',
      '第一',
      'guaranteed',
      ' refund by tomorrow',
      '13812345678',
      'a@b.example',
      ' ',
    ]
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (said) => {
        for (const { from, to, found, rule } of lintReply(said, china)) {
          expect(said.slice(from, to)).toBe(found)
          expect(ruleOf(rule)?.message.zh).toBeTruthy()
        }
      }),
      { numRuns: runs(200) },
    )
  })

  it('is looked at by rules whose letters leave nothing out', () => {
    const texts = [
      '保证',
      '我保证明天到账',
      '好评返现',
      '告诉我密码',
      '微信转账',
      'i promise',
      'refund by today',
      'send cvv',
      '五星好评送您红包',
    ]
    const found = SERVICE.flatMap(({ find }) =>
      find.by === 'pattern'
        ? texts.flatMap((text) => [...text.matchAll(find.pattern)].map(([said]) => ({ said, letters: find.letters ?? said })))
        : [],
    )
    expect(found.filter(({ said, letters }) => !said.split('').some((letter) => letters.includes(letter)))).toEqual([])
    expect(found.length).toBeGreaterThan(texts.length - 1)
  })
})
