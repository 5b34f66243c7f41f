import { Tooltip } from 'antd'
import { TIP } from './tipped'

/** The tooltip of an element, over a frame that stands where the element stands. */
export default function Tip({ of }: { of: HTMLElement }) {
  const text = of.getAttribute(TIP)
  if (!of.isConnected || !text) return null
  const { left, top, width, height } = of.getBoundingClientRect()
  return (
    <Tooltip key={`${left} ${top}`} open title={text}>
      <span aria-hidden="true" style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
    </Tooltip>
  )
}
