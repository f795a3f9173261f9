/** A part of the CycloneDX document that `npm sbom` writes: https://cyclonedx.org/docs/1.6/json/ */
export interface Bom {
  metadata: { component: BomComponent };
  components: BomComponent[];
}

interface BomComponent {
  name: string;
  version: string;
  scope?: string;
}

/**
 * Turn npm's bill of materials into that of the extension. Required is what the licence texts of the build name; the rest
 * only builds or tests it, which CycloneDX calls excluded.
 * @param made by `npm sbom`, CycloneDX 1.5, whose parts that npm writes are the same in 1.6
 * @param name of the project; npm takes that of the folder
 * @param licenses text with a line `name version — https://…` for each bundled package
 */
export function releaseBom(made: Bom, name: string, licenses: string): Bom {
  const bundled = new Set(licenses.match(/^\S+ \S+(?= — https:)/gm));
  const isRequired = ({ name, version }: BomComponent): boolean => bundled.has(`${name} ${version}`);
  return {
    ...made,
    ...{ $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json', specVersion: '1.6' },
    metadata: { ...made.metadata, component: { ...made.metadata.component, name } },
    components: made.components.map((one) => ({ ...one, scope: isRequired(one) ? 'required' : 'excluded' })),
  };
}
