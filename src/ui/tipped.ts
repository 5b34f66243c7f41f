export const TIP = 'data-tip'

/** Marks an element whose tooltip says `text`; `Tips` shows it. */
export const tipped = (text: string | undefined) => ({ [TIP]: text })
