import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TitleComponent, type TitleComponentOption } from 'echarts/components'
import { init, use as register, type ComposeOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { needsMore, type ChartOption } from './chartOption'
import type { ChartTokens } from './tokens'

register([BarChart, LineChart, GridComponent, TitleComponent, CanvasRenderer])

export interface Picture {
  option: ChartOption
  title: string
  /** Below the title: shop, window, filters, what the figures mean. */
  about: readonly string[]
  tokens: ChartTokens
  /** Of the drawing, in px; the title and what is below it come on top. */
  width: number
  height: number
}

const LINE = 16
const HEAD = 40
/** PNGs are drawn at twice their size, for print and dense screens. */
const DENSITY = 2

type PictureOption = ComposeOption<TitleComponentOption> & ChartOption

function withTitle({ option, title, about, tokens }: Picture, top: number): PictureOption {
  const grid = Array.isArray(option.grid) ? option.grid[0] : option.grid
  const own = typeof grid?.top === 'number' ? grid.top : 12
  return {
    ...option,
    animation: false,
    backgroundColor: tokens.surface,
    tooltip: { show: false },
    title: {
      text: title,
      subtext: about.join('\n'),
      left: 12,
      top: 12,
      textStyle: { color: tokens.ink, fontFamily: tokens.fontFamily, fontSize: 16, fontWeight: 600 },
      subtextStyle: { color: tokens.ink2, fontFamily: tokens.fontFamily, fontSize: tokens.fontSize, lineHeight: LINE },
    },
    grid: { ...grid, left: 16, right: 24, bottom: 12, top: own + top },
  }
}

/** The chart as a file: what it shows, with its title and what it means above. The SVG's code is loaded when one is asked for. */
export async function chartPicture(picture: Picture, kind: 'png' | 'svg'): Promise<Blob> {
  if (needsMore(picture.option)) await import('./chartParts')
  const top = HEAD + picture.about.length * LINE
  const { width } = picture
  const height = picture.height + top
  const option = withTitle(picture, top)
  if (kind === 'svg') {
    const { SVGRenderer } = await import('echarts/renderers')
    register([SVGRenderer])
    const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
    chart.setOption(option)
    const text = chart.renderToSVGString()
    chart.dispose()
    return new Blob([text], { type: 'image/svg+xml' })
  }
  const box = document.createElement('div')
  const chart = init(box, null, { width, height, devicePixelRatio: DENSITY })
  chart.setOption(option)
  const canvas = chart.renderToCanvas({ pixelRatio: DENSITY, backgroundColor: picture.tokens.surface })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  chart.dispose()
  if (!blob) throw new Error('the browser drew no picture')
  return blob
}
