import { useEffect, useRef, useState, type ReactNode } from 'react'
import './scrollBox.css'

export interface ScrollBoxProps {
  /** The accessible name; without one the keyboard reaches what is in it by itself. */
  label?: string
  /** Of the box, with a height of its own. */
  className?: string
  /** A table: its first column stays in sight. */
  children: ReactNode
}

/** Where a box has more than it shows. */
interface More {
  before: boolean
  after: boolean
  below: boolean
  /** It is higher than it shows, wherever it stands. */
  high: boolean
}

const NOTHING: More = { before: false, after: false, below: false, high: false }

const moreOf = ({ scrollLeft, scrollWidth, clientWidth, scrollTop, scrollHeight, clientHeight }: HTMLElement): More => ({
  before: scrollLeft > 1,
  after: scrollLeft + clientWidth < scrollWidth - 1,
  below: scrollTop + clientHeight < scrollHeight - 1,
  high: scrollHeight > clientHeight + 1,
})

const isSame = (one: More, other: More) =>
  one.before === other.before && one.after === other.after && one.below === other.below && one.high === other.high

/** A box that a wide table is scrolled in: a shade at its edge says that there is more, and only then is it a tab stop. */
export function ScrollBox({ label, className = '', children }: ScrollBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const [more, setMore] = useState(NOTHING)
  const look = () => {
    if (!box.current) return
    const now = moreOf(box.current)
    setMore((before) => (isSame(before, now) ? before : now))
  }
  useEffect(() => {
    const observer = new ResizeObserver(look)
    for (const part of [box.current, ...(box.current?.children ?? [])]) if (part) observer.observe(part)
    return () => observer.disconnect()
  }, [])
  const wide = more.before || more.after
  const scrolls = wide || more.high
  return (
    <div
      className="zg-scroll"
      data-wide={wide || undefined}
      data-before={more.before || undefined}
      data-after={more.after || undefined}
      data-below={more.below || undefined}
    >
      <div
        ref={box}
        className={`zg-cells-box ${className}`}
        onScroll={look}
        {...(label === undefined ? {} : { role: 'group', 'aria-label': label, tabIndex: scrolls ? 0 : undefined })}
      >
        {children}
      </div>
    </div>
  )
}
