import type { ComponentType } from 'react'
import type { connectedParts } from './connectedParts'

/** Something that only connected shops show. One door to all of it: others do not even pay for the names of its files. */
export async function connectedPart(name: keyof typeof connectedParts): Promise<{ default: ComponentType }> {
  const parts = await import('./connectedParts')
  return parts.connectedParts[name]()
}
