import type { ReactNode } from 'react'

/** Why there is nothing here, and what to do next. */
export function Empty({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="zg-empty">
      <p className="zg-empty-title">{title}</p>
      {hint !== undefined && <p className="zg-empty-hint">{hint}</p>}
      {action}
    </div>
  )
}
