import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { brushOf, shapeOf, type Brush, type ChartOption } from './chartOption'

register([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer])

export interface ChartCanvasProps {
  option: ChartOption
  /** Points of the axis; of a chart of cells, cells a row. */
  count: number
  /** The point that is read, shown by the chart's own tooltip; undefined: none. */
  point: number | undefined
  /** A stretch of the axis that is being chosen. */
  brush: Brush | undefined
  onDrawn?: () => void
  onPick?: (index: number) => void
  /** While a stretch is dragged; `done`: it was let go of. */
  onBrush?: (brush: Brush, done: boolean) => void
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** echarts in a box that it fills. Loaded lazily: nothing but ui/Chart imports it. */
export function ChartCanvas(props: ChartCanvasProps) {
  const { option, count, point, brush } = props
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const latest = useRef(props)
  const [drawn, setDrawn] = useState(0)
  useEffect(() => {
    latest.current = props
  })

  useEffect(() => {
    if (!box.current) return undefined
    const made = init(box.current)
    chart.current = made
    listen(made, latest)
    const resized = new ResizeObserver(() => {
      made.resize()
      setDrawn((times) => times + 1)
    })
    resized.observe(box.current)
    return () => {
      resized.disconnect()
      made.dispose()
      chart.current = undefined
    }
  }, [])

  useEffect(() => {
    const animation = { animation: !isStill(), animationDuration: 140, animationDurationUpdate: 140 }
    chart.current?.setOption({ ...animation, ...option }, { notMerge: true })
    latest.current.onDrawn?.()
  }, [option])

  useEffect(() => {
    if (chart.current) showPoint(chart.current, option, point)
  }, [point, option, drawn])

  return (
    <div className="zg-chart-canvas">
      <div ref={box} className="zg-chart-canvas" />
      {brush && <BrushBox chart={chart} brush={brush} count={count} drawn={drawn} />}
    </div>
  )
}

type Finder = { xAxisIndex: 0 } | { yAxisIndex: 0 }

function pixelOf(chart: EChartsType, finder: Finder, index: number): number {
  const at = chart.convertToPixel(finder, index)
  return typeof at === 'number' ? at : Number.NaN
}

function showPoint(chart: EChartsType, option: ChartOption, point: number | undefined) {
  chart.dispatchAction({ type: 'downplay', seriesIndex: 0 })
  if (point === undefined) {
    chart.dispatchAction({ type: 'hideTip' })
    return
  }
  if (shapeOf(option) === 'points') {
    chart.dispatchAction({ type: 'showTip', x: pixelOf(chart, { xAxisIndex: 0 }, point), y: chart.getHeight() / 2 })
    return
  }
  chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex: point })
  chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: point })
}

/** The place on the axis that names its points; undefined outside of the grid. */
function indexAt(chart: EChartsType, { option, count }: ChartCanvasProps, x: number, y: number): number | undefined {
  const shape = shapeOf(option)
  if (shape === 'marks' || !chart.containPixel({ gridIndex: 0 }, [x, y])) return undefined
  const at = chart.convertFromPixel({ gridIndex: 0 }, [x, y])
  const [across, down] = Array.isArray(at) ? at : []
  const index = shape === 'cells' ? down * count + across : shape === 'bars' ? down : across
  return Number.isInteger(index) && index >= 0 ? index : undefined
}

/** A pointer that has moved less than this has pressed, not dragged. */
const DRAG_PX = 6

/** Presses pick a point; dragging along the axis chooses a stretch. */
function listen(chart: EChartsType, latest: { current: ChartCanvasProps }) {
  const at = (x: number, y: number) => indexAt(chart, latest.current, x, y)
  let pressed: { x: number; index: number } | undefined
  let dragged: Brush | undefined
  const surface = chart.getZr()
  surface.on('mousedown', ({ offsetX, offsetY }) => {
    const index = shapeOf(latest.current.option) === 'points' ? at(offsetX, offsetY) : undefined
    pressed = index === undefined ? undefined : { x: offsetX, index }
    dragged = undefined
  })
  surface.on('mousemove', ({ offsetX, offsetY }) => {
    if (!pressed || !latest.current.onBrush) return
    const now = at(offsetX, offsetY)
    if (now === undefined || (!dragged && Math.abs(offsetX - pressed.x) < DRAG_PX)) return
    dragged = brushOf(pressed.index, now)
    latest.current.onBrush(dragged, false)
  })
  const release = () => {
    if (pressed && dragged) latest.current.onBrush?.(dragged, true)
    pressed = undefined
  }
  surface.on('mouseup', release)
  surface.on('globalout', release)
  surface.on('click', ({ offsetX, offsetY }) => {
    const index = at(offsetX, offsetY)
    if (index !== undefined && !dragged) latest.current.onPick?.(index)
  })
  chart.on('click', ({ dataIndex }) => {
    if (shapeOf(latest.current.option) === 'marks') latest.current.onPick?.(dataIndex)
  })
}

interface BrushBoxProps {
  chart: { current: EChartsType | undefined }
  brush: Brush
  count: number
  /** Grows with each size: places have moved. */
  drawn: number
}

function BrushBox({ chart, brush: { first, last }, count, drawn }: BrushBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current: made } = chart
    if (!made || !box.current || count === 0) return
    const of = (index: number) => pixelOf(made, { xAxisIndex: 0 }, index)
    const half = count > 1 ? (of(count - 1) - of(0)) / (count - 1) / 2 : made.getWidth() / 2
    box.current.style.left = `${of(first) - half}px`
    box.current.style.width = `${of(last) - of(first) + 2 * half}px`
  }, [chart, first, last, count, drawn])
  return <div ref={box} className="zg-chart-brush" />
}
