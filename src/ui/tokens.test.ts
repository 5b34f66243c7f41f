import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DATA_COLORS, PALETTES, tokensCss, type Mode } from './tokens'
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => channel(Number.parseInt(color.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const MODES: Mode[] = ['light', 'dark']

test.each(MODES)('text stands out by 4.5 to 1 on every ground, %s', (mode) => {
  const palette = PALETTES[mode]
  for (const text of ['ink', 'ink2', 'primary', 'primaryHover', 'danger', 'good', 'red', 'green'] as const) {
    for (const ground of ['paper', 'surface', 'hover', 'chosen', 'sunken'] as const) {
      expect(contrast(palette[text], palette[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  }
  expect(contrast(palette.onPrimary, palette.primary)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(palette.onPrimary, palette.primaryHover)).toBeGreaterThanOrEqual(4.5)
})

test.each(MODES)('marks and borders of controls stand out by 3 to 1, %s', (mode) => {
  const palette = PALETTES[mode]
  for (const mark of [...DATA_COLORS[mode], palette.edge, palette.highlight]) {
    expect(contrast(mark, palette.surface), mark).toBeGreaterThanOrEqual(3)
    expect(contrast(mark, palette.paper), mark).toBeGreaterThanOrEqual(2.7)
  }
})

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ')

test('tokens.css says what tokens.ts says', () => {
  expect(plain(css), `src/ui/tokens.css has to be:\n${tokensCss()}`).toBe(plain(tokensCss()))
})
