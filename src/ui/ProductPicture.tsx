import type { Picture } from '~/domain/product'
import { MOTIFS } from './pictureMotifs'
import { PICTURE_TONES, SIZE } from './tokens'
import { useUi } from './UiContext'

interface Props {
  picture: Picture
  /** Edge in px. */
  size: number
  /** The product's name stands beside it: then it says nothing of its own. */
  decorative?: boolean
}

/** A product's picture, drawn from its motif and hue: nothing is loaded, and it follows light and dark. */
export function ProductPicture({ picture: { motif, hue, alt }, size, decorative = false }: Props) {
  const tones = PICTURE_TONES[useUi().mode]
  const color = (tone: keyof typeof tones) => `hsl(${hue} ${tones[tone]})`
  const shapes = MOTIFS[motif] ?? MOTIFS.box
  const said = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': alt }
  return (
    <svg viewBox="3 3 42 42" width={size} height={size} focusable="false" {...said}>
      <rect x="3" y="3" width="42" height="42" rx={Math.min(SIZE.radius, (SIZE.radius * 42) / size)} fill={color('ground')} />
      {shapes.map(([tone, path]) => (
        <path key={tone} d={path} fill={color(tone)} />
      ))}
    </svg>
  )
}
