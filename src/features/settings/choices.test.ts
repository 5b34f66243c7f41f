import { expect, test } from 'vitest'
import { currencyChoices, zoneChoices } from './choices'

const SUMMER_2011 = Date.UTC(2011, 6, 1)

test('zones stand from west to east, each with the offset of its season', () => {
  const zones = zoneChoices('Europe/London', SUMMER_2011)
  const labelOf = (name: string) => zones.find(({ value }) => value === name)?.label
  expect(labelOf('Europe/London')).toBe('Europe/London (UTC+01:00)')
  expect(labelOf('Asia/Shanghai')).toBe('Asia/Shanghai (UTC+08:00)')
  expect(labelOf('America/St_Johns')).toBe('America/St_Johns (UTC−02:30)')
  expect(labelOf('UTC')).toBe('UTC (UTC+00:00)')
})

test('the zone and currency of now can be chosen even where the browser lists them under another name', () => {
  expect(zoneChoices('PRC', SUMMER_2011).map(({ value }) => value)).toContain('PRC')
  expect(currencyChoices('XTS', 'en').map(({ value }) => value)).toContain('XTS')
})

test('no choice stands twice', () => {
  for (const choices of [zoneChoices('UTC', SUMMER_2011), currencyChoices('CNY', 'zh-CN')]) {
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
  }
})
