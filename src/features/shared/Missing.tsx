import type { ReactNode } from 'react'

/** In place of figures that cannot be told: what is missing, and as children the way on. */
export function Missing({ why, children }: { why: string; children?: ReactNode }) {
  return (
    <div className="zg-missing">
      <p>{why}</p>
      {children}
    </div>
  )
}
