import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use as register, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import type { ChartOption } from './chartOption'

register([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer])

export interface ChartCanvasProps {
  option: ChartOption
  /** The point that is read, shown by the chart's own tooltip; undefined: none. */
  point: number | undefined
  /** A click on a point of the axis. */
  onPick?: (index: number) => void
}

const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** echarts in a box that it fills. Loaded lazily: nothing but ui/Chart imports it. */
export function ChartCanvas({ option, point, onPick }: ChartCanvasProps) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  const pick = useRef(onPick)

  useEffect(() => {
    pick.current = onPick
  }, [onPick])

  useEffect(() => {
    if (!box.current) return undefined
    const made = init(box.current)
    chart.current = made
    made.getZr().on('click', ({ offsetX, offsetY }) => {
      const at = made.convertFromPixel({ seriesIndex: 0 }, [offsetX, offsetY])
      const index = Array.isArray(at) ? at[0] : Number.NaN
      if (made.containPixel({ gridIndex: 0 }, [offsetX, offsetY]) && Number.isInteger(index)) pick.current?.(index)
    })
    const resized = new ResizeObserver(() => made.resize())
    resized.observe(box.current)
    return () => {
      resized.disconnect()
      made.dispose()
      chart.current = undefined
    }
  }, [])

  useEffect(() => {
    chart.current?.setOption({ animation: !isStill(), animationDuration: 140, animationDurationUpdate: 140, ...option }, { notMerge: true })
  }, [option])

  useEffect(() => {
    if (point === undefined) chart.current?.dispatchAction({ type: 'hideTip' })
    else chart.current?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: point })
  }, [point, option])

  return <div ref={box} className="zg-chart-canvas" />
}
