/** Types of addresses that Vite gives to files, such as `./enhance.js?url`. */
/// <reference types="vite/client" />
