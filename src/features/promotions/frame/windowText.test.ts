import { expect, test } from 'vitest'
import { makeFormat } from '~/ui/format'
import { windowText } from './windowText'

const ZONE = 'Asia/Shanghai'
const chinese = makeFormat({ locale: 'zh-CN', zone: ZONE, currency: 'CNY' })
const at = (text: string) => Date.parse(`${text}+08:00`)

test('a window of whole days is told by its days, a year of its own once', () => {
  const days = (from: string, to: string) => windowText({ from: at(`${from}T00:00:00`), to: at(`${to}T00:00:00`) }, chinese, ZONE)
  expect(days('2011-06-01', '2011-06-19')).toMatch(/^2011\/6\/1\s–\s6\/18$/)
  expect(days('2011-12-30', '2012-01-03')).toMatch(/^2011\/12\/30\s–\s2012\/1\/2$/)
})

test('one that begins or ends within a day is told by its moments', () => {
  expect(windowText({ from: at('2011-11-10T20:00:00'), to: at('2011-11-12T00:00:00') }, chinese, ZONE)).toMatch(/20:00.*–.*00:00/)
})
