/** A definition that has one of everything. */
export const WIDGETS = `# file: crds/widgets.yaml
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: widgets.shop.example.com
spec:
  group: shop.example.com
  names:
    kind: Widget
    listKind: WidgetList
    plural: widgets
    shortNames:
    - wi
    singular: widget
  scope: Namespaced
  versions:
  - additionalPrinterColumns:
    - jsonPath: .spec.size
      name: Size
      type: integer
    name: v1
    schema:
      openAPIV3Schema:
        description: A *widget* of the shop.
        type: object
        required: [spec]
        properties:
          apiVersion: { type: string }
          kind: { type: string }
          metadata: { type: object }
          spec:
            type: object
            required: [size]
            description: What the widget is like.
            x-kubernetes-validations:
            - rule: "!has(self.limit) || self.size <= self.limit"
              message: size must not exceed limit
              fieldPath: .size
            - rule: "!has(self.colours) || self.colours.all(c, c != self.shape)"
              messageExpression: "'no colour may be called ' + self.shape"
            - rule: "!has(self.made) || self.made > timestamp('2021-01-01T00:00:00Z')"
              message: made must lie in this century, after 2020
            - rule: "!has(self.every) || self.every <= duration('1h')"
            - rule: self.size >= oldSelf.size
              message: size must not shrink
            - rule: unheardOf(self.size)
              message: asks for a function that nobody has
            properties:
              size:
                type: integer
                format: int32
                minimum: 1
                maximum: 10
                description: How large. See <script>alert(1)</script> [here](command:x).
              limit: { type: integer }
              shape:
                type: string
                enum: [round, square]
                default: round
              code:
                type: string
                pattern: ^(a+)+$
                maxLength: 50
              colours:
                type: array
                maxItems: 5
                x-kubernetes-list-type: set
                items: { type: string, maxLength: 20 }
              parts:
                type: array
                maxItems: 8
                x-kubernetes-list-type: map
                x-kubernetes-list-map-keys: [name]
                items:
                  type: object
                  required: [name]
                  properties:
                    name: { type: string, maxLength: 20 }
                    port: { x-kubernetes-int-or-string: true, anyOf: [{ type: integer }, { type: string }] }
              note: { type: string, nullable: true }
              made: { type: string, format: date-time }
              every: { type: string, format: duration }
              extra: { type: object, x-kubernetes-preserve-unknown-fields: true }
              template:
                type: object
                x-kubernetes-embedded-resource: true
                properties:
                  spec: { type: object, properties: { on: { type: boolean } } }
              labels: { type: object, additionalProperties: { type: string } }
          status: { type: object, x-kubernetes-preserve-unknown-fields: true }
    served: true
    storage: true
  - name: v1beta1
    deprecated: true
    schema:
      openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true }
    served: true
    storage: false
  - name: v1alpha1
    schema:
      openAPIV3Schema: { type: object, x-kubernetes-preserve-unknown-fields: true }
    served: false
    storage: false
`;
