// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { DEPARTMENTS } from '~mocks/seed/tree'
import { MOTIFS } from './pictureMotifs'
import { ProductPicture } from './ProductPicture'

afterEach(cleanup)

const picture = { motif: 'mug', hue: 205, alt: 'Mug, mist blue' }

it('a picture is told by its words', () => {
  render(<ProductPicture picture={picture} size={32} />)
  expect(screen.getByRole('img', { name: 'Mug, mist blue' }).getAttribute('width')).toBe('32')
})

it('beside the name of its product it is left out', () => {
  render(<ProductPicture picture={picture} size={32} decorative />)
  expect(screen.queryByRole('img', { name: 'Mug, mist blue' })).toBeNull()
})

it('a motif that it does not know is drawn as a box', () => {
  const { container } = render(<ProductPicture picture={{ ...picture, motif: 'rocket' }} size={240} decorative />)
  expect(container.querySelectorAll('path').length).toBe(3)
})

it('every thing of the demo shop has its motif', () => {
  const drawn = DEPARTMENTS.flatMap(({ groups }) => groups.flatMap(({ leaves }) => leaves.map(({ motif }) => motif)))
  expect(drawn.filter((name) => !(name in MOTIFS))).toEqual([])
})
