import { createRoot } from 'react-dom/client'

/** The least that a React page can do: the measure of a cold open. */
const root = document.querySelector('#root')
if (root) createRoot(root).render(<div data-bare="">0</div>)
