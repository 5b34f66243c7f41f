import type { ReactNode } from 'react'

export interface HeadCell {
  title: ReactNode
  /** A column of numbers. */
  end?: boolean
  /** Left out on a phone. */
  wide?: boolean
}

/** The titles of a plain table, in their order. */
export function TableHead({ cells }: { cells: readonly HeadCell[] }) {
  return (
    <thead>
      <tr>
        {cells.map(({ title, end, wide }, at) => (
          // Titles never change their places.
          <th key={at} scope="col" className={[end && 'zg-right', wide && 'zg-desktop'].filter(Boolean).join(' ') || undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  )
}
