/**
 * What search engines are told of somebody who answers: name and number, as attributes of what stands on the page. The usual
 * way is a script, and a public page has one script and no other.
 */
export const contactPoint = 'https://schema.org/ContactPoint'
