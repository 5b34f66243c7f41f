import { describe, expect, it } from 'vitest'
import { setLanguage } from '~/lib/i18n'
import { fileHead, fileValue } from './fileFigures'

describe('figures in a file', () => {
  it('tells spans of time in minutes, and says so above them in both languages', async () => {
    expect(fileValue('first_response', 4_178_000)).toBeCloseTo(69.633, 3)
    await setLanguage('en')
    expect(fileHead('first_response', 'First response')).toBe('First response (minutes)')
    await setLanguage('zh-CN')
    expect(fileHead('first_response', '首次响应')).toBe('首次响应（分钟）')
  })

  it('leaves every other figure and its name alone, and none where there is none', () => {
    expect(fileValue('gmv_paid', 2.5)).toBe(2.5)
    expect(fileHead('gmv_paid', 'GMV paid')).toBe('GMV paid')
    expect(fileHead('days_of_cover', 'Days of cover')).toBe('Days of cover')
    expect([fileValue('gmv_paid', null), fileValue('first_response', undefined)]).toEqual([null, null])
  })
})
