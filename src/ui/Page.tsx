import { useEffect, useRef, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useTitle } from './title'

export interface PageProps {
  title: string
  /** Small text beside the title: a count, a zone. */
  aside?: ReactNode
  /** At most one primary button, at the right of the title. */
  actions?: ReactNode
  /** The filter bar; it stays in sight while the page scrolls. */
  filters?: ReactNode
  /** The content takes the height that is left and scrolls by itself (grids). */
  fill?: boolean
  /** Text and forms: narrow, one column. */
  narrow?: boolean
  children: ReactNode
}

/** A screen: title row, filter bar, content. Its heading takes the focus when the reader has come from another screen. */
export function Page({ title, aside, actions, filters, fill = false, narrow = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const arrived = useRef(useLocation().key !== 'default')
  useTitle(title, 'page')
  useEffect(() => {
    if (arrived.current) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={`zg-page${fill ? ' zg-page-fill' : ''}${narrow ? ' zg-page-narrow' : ''}`}>
      <header className="zg-page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {aside !== undefined && <div className="zg-page-aside zg-num">{aside}</div>}
        {actions !== undefined && <div className="zg-page-actions">{actions}</div>}
      </header>
      {filters !== undefined && <div className="zg-page-filters">{filters}</div>}
      <div className="zg-page-content">{children}</div>
    </div>
  )
}
