import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOME_KINDS, type HomeItem } from '~/domain/homeItem'
import { setLanguage, translate } from '~/lib/i18n'
import { zoneOf } from '~/lib/zone'
import { makeFormat } from '~/ui/format'
import { foldKinds } from './fold'
import { messages } from './messages'
import { snoozesAt } from '~/features/shared/snooze'
import { weekOf } from './week'
import { wordsOf } from './words'

const NOW = Date.UTC(2026, 10, 22, 9)

test('every kind has its words in both languages, with nothing left unsaid', async () => {
  for (const [language, locale] of [
    ['zh-CN', 'zh-CN'],
    ['en', 'en-GB'],
  ] as const) {
    await setLanguage(language)
    for (const kind of HOME_KINDS) {
      const item: HomeItem = {
        id: `${kind}/1`,
        kind,
        weight: 1,
        facts: { title: 'T', words: 'W', subject: 'S', name: 'N', fileName: 'F', queue: 'returns', to: NOW, since: NOW, at: NOW },
      }
      const format = makeFormat({ locale, zone: 'UTC', currency: 'GBP' })
      const { what, why } = wordsOf(item, { t: translate(messages), format, locale, zone: 'UTC', currency: 'GBP', now: NOW })
      expect(`${what} ${why}`).not.toMatch(/\{\{|undefined|NaN|^ | $/)
      expect(translate(messages)(`kind.${kind}`)).not.toContain('kind.')
    }
  }
})

describe('the week', () => {
  test('is seven complete days before today, or up to the newest order', () => {
    expect(weekOf({ last: 100 }, 100)).toEqual({ from: 93, to: 100, ended: false })
    expect(weekOf({ last: 99 }, 100)).toEqual({ from: 93, to: 100, ended: false })
    expect(weekOf({ last: 98 }, 100)).toEqual({ from: 92, to: 99, ended: true })
  })
})

describe('snoozes', () => {
  test('end in the shop’s morning; a day that is nearly over has no later', () => {
    const zone = zoneOf('Asia/Shanghai')
    expect(snoozesAt(NOW, zone)).toEqual([
      { snooze: 'laterToday', until: NOW + 3 * 3_600_000 },
      { snooze: 'tomorrow', until: Date.UTC(2026, 10, 23, 0) },
    ])
    // Saturday, 22:00 in Shanghai.
    expect(snoozesAt(Date.UTC(2026, 10, 21, 14), zone)).toEqual([
      { snooze: 'tomorrow', until: Date.UTC(2026, 10, 22, 0) },
      { snooze: 'nextWeek', until: Date.UTC(2026, 10, 23, 0) },
    ])
  })
})

describe('folding', () => {
  const items = fc
    .array(fc.constantFrom(...HOME_KINDS), { maxLength: 30 })
    .map((kinds) => kinds.map((kind, i): HomeItem => ({ id: `${kind}/${i}`, kind, weight: 0, facts: {} })))

  test('hides nothing without saying how much, and keeps the order', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 6 }), (all, most) => {
        const entries = foldKinds(all, most)
        const shown = entries.flatMap((entry) => (entry.is === 'item' ? [entry.item] : []))
        const said = entries.reduce((sum, entry) => sum + (entry.is === 'more' ? entry.count : 0), 0)
        expect(shown.length + said).toBe(all.length)
        expect(all.filter((item) => shown.includes(item))).toEqual(shown)
        for (const kind of HOME_KINDS) expect(shown.filter((item) => item.kind === kind).length).toBeLessThanOrEqual(most + 1)
      }),
    )
  })
})
