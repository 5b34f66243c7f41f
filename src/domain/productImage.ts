import type { ProductImage } from './product'

/** Longest side of a photo as it is kept, in pixels. */
export const IMAGE_SIDE = 1600
/** Shortest side at which a buyer can look closer. */
export const LEAST_SIDE = 800
/** Photos that a page is asked for. */
export const IMAGES_ASKED = 3

/** What deserves a second look in a photo. */
export type ImageWarning = 'small' | 'ratio' | 'alt'

/** Square, or three wide and four high, as lists and platforms show it; a hundredth off is not seen. */
const RATIOS = [1, 3 / 4]

const isAskedRatio = (width: number, height: number): boolean => RATIOS.some((ratio) => Math.abs(width / height - ratio) <= 0.015)

export function imageWarnings({ width, height, alt }: Pick<ProductImage, 'width' | 'height' | 'alt'>): ImageWarning[] {
  const warnings: ImageWarning[] = []
  if (Math.min(width, height) < LEAST_SIDE) warnings.push('small')
  if (!isAskedRatio(width, height)) warnings.push('ratio')
  if (alt.trim() === '') warnings.push('alt')
  return warnings
}

/** Its size when its longest side is at most IMAGE_SIDE; a small one is not blown up. */
export function fittedSize(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, IMAGE_SIDE / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) }
}

/** The list with one of its members at another place. */
export function movedTo<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list]
  const [moved] = next.splice(from, 1)
  if (moved !== undefined) next.splice(to, 0, moved)
  return next
}
