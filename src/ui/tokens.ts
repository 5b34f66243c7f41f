/** Every colour and size of the product (the look is described in the README). Charts, antd and our own CSS read them from here. */

export type Mode = 'light' | 'dark'
export type Density = 'compact' | 'normal' | 'roomy'

type Palette = Readonly<{
  paper: string
  surface: string
  sunken: string
  line: string
  /** Borders of controls: 3:1 against the surface. */
  edge: string
  ink: string
  ink2: string
  primary: string
  primaryHover: string
  onPrimary: string
  /** Behind what is chosen, and behind what the pointer is on. */
  chosen: string
  hover: string
  highlight: string
  danger: string
  good: string
  red: string
  green: string
  shade: string
}>

const LIGHT: Palette = {
  paper: '#F7F6F3',
  surface: '#FFFFFF',
  sunken: '#F0EEE8',
  line: '#E5E2DA',
  edge: '#8F8A80',
  ink: '#1E1D1B',
  ink2: '#625E57',
  primary: '#246A66',
  primaryHover: '#1C5754',
  onPrimary: '#FFFFFF',
  chosen: '#E3EEEC',
  hover: '#F1F0EB',
  highlight: '#B7791F',
  danger: '#B0362C',
  good: '#2B7344',
  red: '#B0362C',
  green: '#2B7344',
  shade: 'rgba(30, 29, 27, 0.16)',
}

const DARK: Palette = {
  paper: '#141514',
  surface: '#1C1E1D',
  sunken: '#181A19',
  line: '#2E312F',
  edge: '#737770',
  ink: '#ECEAE4',
  ink2: '#A3A099',
  primary: '#5BB5AC',
  primaryHover: '#7CC7BF',
  onPrimary: '#10201E',
  chosen: '#21332F',
  hover: '#242726',
  highlight: '#DDA64B',
  danger: '#E98A80',
  good: '#7CC293',
  red: '#E98A80',
  green: '#7CC293',
  shade: 'rgba(0, 0, 0, 0.5)',
}

export const PALETTES: Readonly<Record<Mode, Palette>> = { light: LIGHT, dark: DARK }

/** Series colours in order; safe for colour-blind readers, never the only signal. The dark ones are lifted to 3:1 on the dark surface. */
export const DATA_COLORS: Readonly<Record<Mode, readonly string[]>> = {
  light: ['#246A66', '#C9820A', '#3B6FB6', '#B04A66', '#6B8E23', '#7F66A8', '#5F6B7A', '#B8623A'],
  dark: ['#5BB5AC', '#E0A63A', '#74A3E3', '#DB8099', '#9DBB5C', '#AE9AD6', '#97A4B3', '#DB9069'],
}

/** Tones of a drawn picture as saturation and lightness; the hue is the picture's own. */
export const PICTURE_TONES: Readonly<Record<Mode, Readonly<Record<'ground' | 'body' | 'shade' | 'lit', string>>>> = {
  light: { ground: '30% 94%', body: '32% 62%', shade: '30% 43%', lit: '42% 82%' },
  dark: { ground: '18% 18%', body: '26% 48%', shade: '26% 31%', lit: '34% 68%' },
}

/** Latin faces stand first: a Chinese face draws the apostrophe of English as wide as a character. */
export const FONT_FAMILY =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', 'PingFang SC', 'HarmonyOS Sans SC', 'HarmonyOS Sans', 'Noto Sans SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"

/** Type sizes in px. */
export const FONT = { tiny: 12, small: 13, base: 14, large: 16, title: 20, figure: 28 } as const

/** Sizes in px on a grid of 4. */
export const SIZE = {
  radius: 6,
  side: 200,
  top: 48,
  bottom: 56,
  control: 32,
  drawer: 480,
  drawerWide: 720,
  content: 1440,
  phone: 640,
} as const

export const ROW_HEIGHT: Readonly<Record<Density, number>> = { compact: 32, normal: 40, roomy: 48 }
/** Rows of two lines, on a phone. */
export const PHONE_ROW_HEIGHT = 60

export interface ChartTokens {
  series: readonly string[]
  ink: string
  ink2: string
  line: string
  surface: string
  primary: string
  highlight: string
  danger: string
  /** One hue, light to dark (dark mode: dark to light). */
  sequential: readonly string[]
  /** Blue – paper – amber. */
  diverging: readonly string[]
  fontFamily: string
  fontSize: number
}

/** What a chart needs of the look. */
export function chartTokens(mode: Mode): ChartTokens {
  const { ink, ink2, line, surface, primary, highlight, danger, paper, chosen } = PALETTES[mode]
  return {
    series: DATA_COLORS[mode],
    ink,
    ink2,
    line,
    surface,
    primary,
    highlight,
    danger,
    sequential: [chosen, primary],
    diverging: [DATA_COLORS[mode][2], paper, DATA_COLORS[mode][1]],
    fontFamily: FONT_FAMILY,
    fontSize: FONT.tiny,
  }
}

const kebab = (name: string) => name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase()

const declarations = (values: Record<string, string | number>, prefix = '') =>
  Object.entries(values)
    .map(([name, value]) => `  --zg-${prefix}${kebab(name)}: ${typeof value === 'number' ? `${value}px` : value};\n`)
    .join('')

/** The custom properties `--zg-*` of both modes, as CSS. tokens.css is this text, formatted; a test keeps the two equal. */
export function tokensCss(): string {
  const series = (mode: Mode) => Object.fromEntries(DATA_COLORS[mode].map((color, i) => [`data-${i + 1}`, color]))
  const block = (mode: Mode) => `  color-scheme: ${mode};\n${declarations(PALETTES[mode])}${declarations(series(mode))}`
  return (
    `:root {\n${block('light')}${declarations(FONT, 'font-')}${declarations(SIZE, 'size-')}  --zg-font-family: ${FONT_FAMILY};\n` +
    `  --zg-up: var(--zg-green);\n  --zg-down: var(--zg-red);\n}\n\n` +
    `:root[data-theme='dark'] {\n${block('dark')}}\n\n` +
    `:root[data-up='red'] {\n  --zg-up: var(--zg-red);\n  --zg-down: var(--zg-green);\n}\n`
  )
}
