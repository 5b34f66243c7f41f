import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerIdOf, isErased, maskBuyer, maskEmail, maskKey, maskName, maskPhone, maskText, sightOf } from './customer'

describe('the name of a customer in links', () => {
  test('is 13 letters and digits, always the same, and nothing for an unknown buyer', () => {
    expect(customerIdOf('')).toBe('')
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (key) => {
        expect(customerIdOf(key)).toMatch(/^[0-9a-z]{13}$/)
      }),
    )
    // Notes and tags hang on it, so it may never change.
    expect(customerIdOf('17850')).toBe('0anpcflbd5ksx')
  })

  test('differs for phone numbers and short numbers that follow each other', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => [String(i), String(13_800_000_000 + i), `buyer${i}@example.com`]).flat()
    const ids = keys.map(customerIdOf)
    expect(new Set(ids).size).toBe(keys.length)
    // Both halves alone spread evenly: of 60,000 in 36 ** 6 about one falls together with another.
    expect(new Set(ids.map((id) => id.slice(7))).size).toBeGreaterThan(keys.length - 10)
    expect(new Set(ids.map((id) => id.slice(0, 7))).size).toBeGreaterThan(keys.length - 10)
  })
})

describe('masks', () => {
  test.each([
    ['13812345678', '138****5678'],
    ['+86 138 1234 5678', '+86 138****5678'],
    ['0086-13812345678', '+86 138****5678'],
    ['+8613812345678', '+86 138****5678'],
    ['+1 (415) 555-0123', '+141****0123'],
    ['010-12345678', '010****5678'],
    ['88881234', '88****34'],
    ['5551234', '****34'],
    ['110', '****'],
    ['', ''],
    ['  ', ''],
    ['call me', '****'],
  ])('phone %s shows as %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked))

  test.each([
    ['li.wei@example.com', 'l***@example.com'],
    ['a@x.cn', '***@x.cn'],
    ['王@例子.中国', '***@例子.中国'],
    ['nobody', '***'],
    ['@x', '***'],
    ['', ''],
  ])('e-mail %s shows as %s', (email, masked) => expect(maskEmail(email)).toBe(masked))

  test.each([
    ['王小明', '王**'],
    ['欧阳修文', '欧**'],
    ['王', '**'],
    ['Anna Smith', 'A*** S***'],
    ["O'Brien", 'O***'],
    ['  Anna   B  ', 'A*** ***'],
    ['김민수', '김***'],
    ['王 Wang', '** W***'],
    ['😀小', '😀***'],
    ['', ''],
  ])('name %s shows as %s', (name, masked) => expect(maskName(name)).toBe(masked))

  test.each([
    ['17850', '17850'],
    ['C-10023', 'C-10023'],
    ['cust_42', 'cust_42'],
    ['gid://shopify/Customer/7', 'gid://shopify/Customer/7'],
    ['erased-k3jd82', 'erased-k3jd82'],
    ['li.wei@example.com', 'l***@example.com'],
    ['13812345678', '138****5678'],
    ['+8613812345678', '+86 138****5678'],
    ['小明爱购物', '小**'],
    ['tb_xiaoming', 't***'],
  ])('buyer key %s shows as %s', (key, masked) => expect(maskKey(key)).toBe(masked))

  test('a free text keeps its words and loses phone numbers and e-mails', () => {
    expect(maskText('请打 13812345678 或发到 li.wei@example.com，订单 20260105123456，1 月 5 日前')).toBe(
      '请打 138****5678 或发到 l***@example.com，订单 20260105123456，1 月 5 日前',
    )
    expect(maskText('Tel +86 138 1234 5678 / 010-12345678; ship by 2026-01-05')).toBe(
      'Tel +86 138****5678 / 010****5678; ship by 2026-01-05',
    )
  })

  test('none gives back what it is to hide', () => {
    const han = fc.constantFrom(...Array.from('王小明李伟欧阳修文赵钱孙'))
    const letter = fc.constantFrom(...Array.from('abcXYZéüñßжЖ김민'))
    const word = fc.oneof(
      fc.array(han, { minLength: 1, maxLength: 5 }).map((signs) => signs.join('')),
      fc.array(letter, { minLength: 1, maxLength: 12 }).map((letters) => letters.join('')),
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '' && !/[*\s]/.test(text)),
    )
    const phone = fc
      .tuple(fc.constantFrom('', '+', '+86', '0086', '+86 '), fc.stringMatching(/^[1-9][\d -]{1,14}\d$/))
      .map((parts) => parts.join(''))
    const opaque = (key: string) => maskKey(key) === key
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), phone, word, word, (name, number, local, domain) => {
        const full = name.join(' ')
        expect(maskName(full)).not.toContain(full)
        for (const part of name) if (Array.from(part).length > 1) expect(maskName(full).split(' ')).not.toContain(part)
        expect(maskPhone(number)).not.toBe(number)
        const digits = number.replace(/\D/g, '')
        if (digits.length >= 8) expect(maskPhone(number).replace(/\D/g, '').length).toBeLessThan(digits.length)
        const email = `${local.replaceAll('@', '')}x@${domain.replaceAll('@', '')}`
        expect(maskEmail(email)).not.toBe(email)
        expect(opaque(email)).toBe(false)
        // A short number behind zeros is a code of the shop's own.
        if (digits.replace(/^0+/, '').length >= 8) expect(opaque(number.trim())).toBe(false)
        const buyer = { key: email, name: full, email, phone: number }
        for (const [field, value] of Object.entries(maskBuyer(buyer))) expect(value).not.toBe(buyer[field as keyof typeof buyer])
      }),
    )
  })

  test('who sees what is a matter of the role', () => {
    expect(sightOf('owner')).toEqual({ plain: true, reveals: true })
    expect(sightOf('agent')).toEqual({ plain: false, reveals: true })
    expect(sightOf('analyst')).toEqual({ plain: false, reveals: false })
    expect(isErased('erased-x')).toBe(true)
  })
})
